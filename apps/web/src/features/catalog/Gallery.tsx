'use client'

import type { Image } from '@dallal/contract'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { cn } from '#ui/cn.ts'
import { ProductPicture } from '#ui/ProductPicture.tsx'

export interface GalleryProps {
  images: readonly Image[]
  /** What is to be seen. */
  title: string
}

/** The pictures of a product: swiped on a phone, chosen by their small ones with mouse or keyboard. */
export function Gallery({ images, title }: GalleryProps) {
  const t = useTranslations('catalog')
  const track = useRef<HTMLUListElement>(null)
  const seen = usePictureInView(track)
  if (images.length === 0) return <ProductPicture image={null} alt="" sizes="" className="rounded-card" />

  function show(index: number) {
    const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth'
    track.current?.children[index]?.scrollIntoView({ block: 'nearest', inline: 'start', behavior })
  }
  const focusable = images.length > 1 ? { tabIndex: 0 } : {}
  return (
    <section aria-label={t('pictures')}>
      <ul
        ref={track}
        {...focusable}
        className="relative flex snap-x snap-mandatory overflow-x-auto rounded-card [scrollbar-width:none]"
      >
        {images.map((image, index) => (
          <li key={image.id} className="w-full shrink-0 snap-start">
            <ProductPicture
              image={image}
              alt={t('picture_of', { position: `${index + 1}`, total: `${images.length}`, title })}
              sizes="(min-width: 1024px) 620px, 100vw"
              priority={index === 0}
            />
          </li>
        ))}
      </ul>
      {images.length > 1 && (
        <ul className="mt-3 flex flex-wrap gap-3">
          {images.map((image, index) => (
            <li key={image.id}>
              <button
                type="button"
                onClick={() => show(index)}
                aria-label={t('show_picture', { position: `${index + 1}` })}
                aria-pressed={index === seen}
                className={cn(
                  'block w-16 cursor-pointer overflow-hidden rounded-field ring-1 ring-line md:w-20',
                  index === seen && 'ring-2 ring-indigo',
                )}
              >
                <ProductPicture image={image} alt="" sizes="80px" className="[&_img]:object-cover" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** The place of the picture that fills the track now. */
function usePictureInView(track: React.RefObject<HTMLUListElement | null>): number {
  const [seen, setSeen] = useState(0)
  useEffect(() => {
    const root = track.current
    if (!root) return
    const pictures = Array.from(root.children)
    const observer = new IntersectionObserver(
      (entries) => {
        const shown = entries.find((entry) => entry.isIntersecting)
        if (shown) setSeen(pictures.indexOf(shown.target))
      },
      { root, threshold: 0.6 },
    )
    for (const picture of pictures) observer.observe(picture)
    return () => observer.disconnect()
  }, [track])
  return seen
}
