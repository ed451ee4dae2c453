import { COLOURS, type Theme } from './colours.ts'
import {
  EASING,
  FONT_FAMILY,
  FONT_WEIGHT,
  LEADING,
  MOTION_MS,
  RADIUS,
  ROOT_SIZE,
  SHADOW,
  SPACE_STEP,
  TEXT,
  TOUCH_TARGET,
} from './scales.ts'

/**
 * The tokens as CSS custom properties. The theme follows the system until a person has chosen one (`data-theme` on the
 * root); language decides size and leading.
 */
export function tokensCss(): string {
  return [
    '/* Made from packages/design/src by tools/write-tokens.ts; change the constants there, never this file. */',
    block(':root', [
      ...shared(),
      ...colours('light'),
      `--shadow-floating: ${SHADOW.floating.light};`,
      ...language('en'),
      'color-scheme: light;',
    ]),
    block(':root:lang(ar)', language('ar')),
    `@media (prefers-color-scheme: dark) {\n${indent(block(':root:not([data-theme="light"])', dark()))}\n}`,
    block(':root[data-theme="dark"]', dark()),
    `@media (prefers-reduced-motion: reduce) {\n${indent(block(':root', motion(0)))}\n}`,
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n')
}

function shared(): string[] {
  return [
    `--spacing: ${SPACE_STEP}px;`,
    `--font-sans: ${FONT_FAMILY};`,
    ...Object.entries(FONT_WEIGHT).map(([name, weight]) => `--font-weight-${name}: ${weight};`),
    ...Object.entries(RADIUS).map(([name, px]) => `--radius-${name}: ${px}px;`),
    ...Object.entries(TEXT).flatMap(([name, { rem, leading }]) => [
      `--text-${name}: ${rem}rem;`,
      `--text-${name}--line-height: var(--leading-${leading});`,
    ]),
    ...motion(1),
    ...Object.entries(EASING).map(([name, curve]) => `--ease-${name}: ${curve};`),
    `--touch-target: ${TOUCH_TARGET}px;`,
  ]
}

function language(locale: 'ar' | 'en'): string[] {
  return [
    `--root-size: ${(ROOT_SIZE[locale] / 16) * 100}%;`,
    `--leading-body: ${LEADING.body[locale]};`,
    `--leading-tight: ${LEADING.tight[locale]};`,
  ]
}

function colours(theme: Theme): string[] {
  return Object.entries(COLOURS).map(([name, value]) => `--color-${name}: ${value[theme].toLowerCase()};`)
}

function dark(): string[] {
  return [...colours('dark'), `--shadow-floating: ${SHADOW.floating.dark};`, 'color-scheme: dark;']
}

function motion(factor: 0 | 1): string[] {
  return Object.entries(MOTION_MS).map(([name, ms]) => `--motion-${name}: ${ms * factor}ms;`)
}

function block(selector: string, lines: string[]): string {
  return `${selector} {\n${lines.map((line) => `  ${line}`).join('\n')}\n}`
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ')
}
