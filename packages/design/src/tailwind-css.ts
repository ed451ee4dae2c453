import { tokensCss } from './tokens-css.ts'

/** Scales of Tailwind that the tokens replace whole: a class outside them, such as `bg-blue-500`, makes no style at all. */
const REPLACED = ['color', 'text', 'radius', 'shadow', 'ease', 'leading', 'tracking', 'font', 'font-weight']

/**
 * The tokens as a theme of Tailwind. Every class names a custom property of tokens.css by reference, so that one class is
 * right in both themes and both languages.
 */
export function tailwindCss(): string {
  const names = [...new Set(tokensCss().match(/(?<=^ {2})--[\w-]+(?=:)/gm))]
  const tokens = names.filter((name) => !/^--(root-size|motion-|touch-target)/.test(name))
  return [
    '/* Made from packages/design/src by tools/write-tokens.ts; change the constants there, never this file. */',
    '',
    '@theme {',
    ...REPLACED.map((scale) => `  --${scale}-*: initial;`),
    '}',
    '',
    '@theme inline {',
    ...tokens.map((name) => `  ${name}: var(${name});`),
    '}',
    '',
  ].join('\n')
}
