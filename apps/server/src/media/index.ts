export { composeMedia, type Media, type MediaOptions } from './compose.ts'
export { imagesBelongTo, imagesOf } from './images.ts'
export { type RenderedImage, renderImage } from './render-image.ts'
