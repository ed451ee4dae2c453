import type { MoneyWire } from '@dallal/contract'

/** Halalas, a hundred to the riyal, as the wire has them. */
export const sar = (minor: number | bigint): MoneyWire => ({ minor: String(minor), currency: 'SAR' })

/** Fils, a thousand to the dinar, as the wire has them. */
export const kwd = (minor: number | bigint): MoneyWire => ({ minor: String(minor), currency: 'KWD' })
