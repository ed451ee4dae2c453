import type { Image } from '@dallal/contract'
import { ImageOff } from 'lucide-react'
import { cn } from './cn.ts'
import { placeholderColour } from './placeholder-colour.ts'

export interface ProductPictureProps {
  image: Image | null
  /** What is to be seen; empty where the words beside it already say it. */
  alt: string
  /** How wide it is drawn, for the browser to choose a file: `(min-width: 768px) 320px, 50vw`. */
  sizes: string
  shape?: 'square' | 'portrait'
  /** The picture of the page: loaded before the others. */
  priority?: boolean
  className?: string
}

/** A product on its own ground, square or 4:5, whole and never cropped. Not mirrored in either language. */
export function ProductPicture({ image, alt, sizes, shape = 'square', priority, className }: ProductPictureProps) {
  const frame = cn(
    'relative overflow-hidden bg-raised',
    shape === 'square' ? 'aspect-square' : 'aspect-[4/5]',
    className,
  )
  if (image === null) {
    return (
      <div className={cn(frame, 'flex items-center justify-center text-soft')}>
        <ImageOff aria-hidden="true" strokeWidth={1.75} className="size-8 opacity-60" />
      </div>
    )
  }
  return (
    <div className={frame} style={{ backgroundColor: placeholderColour(image.placeholder) ?? undefined }}>
      {/* Already in every width at our own /media: nothing is left for an optimizer to do. */}
      <img
        src={pictureUrl(image, image.widths.at(-1) ?? image.width)}
        srcSet={image.widths.map((width) => `${pictureUrl(image, width)} ${width}w`).join(', ')}
        sizes={sizes}
        width={image.width}
        height={image.height}
        alt={alt}
        loading={priority ? 'eager' : 'lazy'}
        fetchPriority={priority ? 'high' : 'auto'}
        decoding="async"
        className="absolute inset-0 size-full object-contain"
      />
    </div>
  )
}

export function pictureUrl(image: Pick<Image, 'id'>, width: number): string {
  return `/media/images/${image.id}/${width}.webp`
}
