import { profileOf, sampleProjects } from './projects';

const projects = sampleProjects();
const byId = new Map(projects.map((project) => [project.id, project]));

describe('the sample of projects', () => {
  it('is large and varied enough to show the review', () => {
    expect(projects.length).toBeGreaterThanOrEqual(60);
    expect(byId.size).toBe(projects.length);
    expect(new Set(projects.map(({ authority }) => authority))).toEqual(new Set(['Committee', 'MHRSS', 'GD', 'ZJ']));
    const queries = projects.filter(({ role }) => role === 'query');
    expect(queries.filter(({ gold = {} }) => Object.keys(gold).length > 0).length).toBeGreaterThanOrEqual(20);
    expect(queries.filter(({ perturbation }) => perturbation === 'novel').length).toBeGreaterThanOrEqual(10);
    expect(new Set(queries.map(({ route }) => route))).toEqual(
      new Set(['reuse', 'adapt', 'join', 'merge', 'independent']),
    );
  });

  it('names only projects it holds, in a state that fits the route', () => {
    const fits = { reuse: 'in-use', adapt: 'in-use', join: 'in-development', merge: 'pending' };
    for (const { gold = {}, route } of projects) {
      for (const id of Object.keys(gold)) {
        const other = byId.get(id);
        expect(other?.role).toBe('corpus');
        if (route !== undefined && route !== 'independent' && Object.keys(gold).length === 1) {
          expect(`${id} ${other?.state}`).toBe(`${id} ${fits[route]}`);
        }
      }
    }
  });

  it('files nothing but the profile', () => {
    for (const project of projects) expect(profileOf(project)).not.toHaveProperty('gold');
  });
});
