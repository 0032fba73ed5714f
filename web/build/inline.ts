/**
 * Finds what the content security policy would refuse in a page: inline scripts, inline styles and event handler
 * attributes. Returns the offending pieces.
 */
export const inlineCode = (html: string): readonly string[] => [
  ...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>/g).map(([tag]) => tag),
  ...html.matchAll(/<style[\s>]/g).map(([tag]) => tag),
  ...html.matchAll(/<[^>]+\s(?:style|on[a-z]+)=[^>]*>/g).map(([tag]) => tag),
];
