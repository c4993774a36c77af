const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text in a page: whatever stands on a ledger, none of it is markup. */
export const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? '');
