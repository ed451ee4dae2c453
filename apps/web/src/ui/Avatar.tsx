import type { Image } from '@dallal/contract'
import { cn } from './cn.ts'
import { pictureUrl } from './ProductPicture.tsx'

export interface AvatarProps {
  /** Whose it is; the first letter is drawn where there is no picture. */
  name: string
  image?: Image | null
  size?: 'sm' | 'md' | 'lg'
  className?: string
}

const SIZES = { sm: 'size-8 text-sm', md: 'size-11 text-lg', lg: 'size-20 text-3xl' } as const
const GROUNDS = [
  'bg-indigo-wash text-indigo',
  'bg-palm-wash text-palm',
  'bg-saffron-wash text-saffron-text',
  'bg-raised text-soft',
] as const

/** A portrait, or a letter on a quiet ground. Decoration: the name stands beside it in words. */
export function Avatar({ name, image, size = 'md', className }: AvatarProps) {
  const look = cn(
    'inline-flex shrink-0 select-none items-center justify-center overflow-hidden rounded-chip',
    SIZES[size],
  )
  if (image) {
    const width = image.widths[0] ?? image.width
    return <img src={pictureUrl(image, width)} alt="" className={cn(look, 'object-cover', className)} />
  }
  return (
    <span aria-hidden="true" className={cn(look, groundOf(name), 'font-semibold leading-none', className)}>
      {Array.from(name.trim())[0]}
    </span>
  )
}

/** The same name always stands on the same ground. */
function groundOf(name: string): string {
  const sum = Array.from(name).reduce((total, char) => total + (char.codePointAt(0) ?? 0), 0)
  return GROUNDS[sum % GROUNDS.length] ?? GROUNDS[0]
}
