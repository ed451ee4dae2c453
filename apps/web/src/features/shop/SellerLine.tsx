import type { Show } from '@dallal/contract'
import { Link } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { Avatar } from '#ui/Avatar.tsx'
import { cn } from '#ui/cn.ts'

export interface SellerLineProps {
  seller: Show['seller']
  className?: string
}

/** Whose it is, and the way to their shop. It lies above the link of the card it stands on. */
export function SellerLine({ seller, className }: SellerLineProps) {
  return (
    <Link
      href={paths.seller(seller.slug)}
      className={cn(
        'relative z-10 inline-flex min-h-10 w-fit max-w-full items-center gap-2 text-sm text-soft no-underline hover:text-indigo',
        className,
      )}
    >
      <Avatar name={seller.shopName} image={seller.portrait} size="sm" />
      <bdi className="truncate">{seller.shopName}</bdi>
    </Link>
  )
}
