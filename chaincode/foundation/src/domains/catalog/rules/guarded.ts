import type { catalog } from '@oneplusn/api';

type Grade = catalog.Entry['grade'];

const guarded: readonly Grade[] = ['important', 'core'];

/** 重要数据, 核心数据: grades of which no one person decides what others get to see. */
export const isGuarded = (grade: Grade): boolean => guarded.includes(grade);
