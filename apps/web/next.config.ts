import { join } from 'node:path'
import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const config: NextConfig = {
  // Our packages export their source; the browser gets it through the same compiler as the app.
  transpilePackages: [
    '@dallal/auction',
    '@dallal/client',
    '@dallal/contract',
    '@dallal/design',
    '@dallal/i18n',
    '@dallal/kernel',
  ],
  turbopack: { root: join(import.meta.dirname, '../..') },
  // Pictures come from our own /media, already in every width: nothing is resized here and nobody else is asked.
  images: { unoptimized: true },
  // With what Next generates; the plain tsconfig.json needs no build before it.
  typescript: { tsconfigPath: 'tsconfig.next.json' },
  poweredByHeader: false,
  devIndicators: false,
}

export default createNextIntlPlugin('./src/shell/locale/request.ts')(config)
