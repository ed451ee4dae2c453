export { COLOURS, type Colour, type Theme } from './colours.ts'
export { contrastRatio } from './contrast.ts'
export {
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
export { tailwindCss } from './tailwind-css.ts'
export { tokensCss } from './tokens-css.ts'
