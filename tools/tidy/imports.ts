const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*)['"]([^'"\s]+)['"]/g

/** What a file imports or passes on, as it is written there. Comments are not looked at. */
export function importsOf(source: string): string[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '')
  return Array.from(code.matchAll(IMPORT), ([, specifier]) => specifier ?? '')
}
