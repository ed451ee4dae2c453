const ARABIC_INDIC_ZERO = 0x0660
const EXTENDED_ARABIC_INDIC_ZERO = 0x06f0

/** Rewrites Arabic-Indic (٠–٩) and Extended Arabic-Indic (۰–۹) digits as 0–9. Everything else stays as it was typed. */
export function toLatinDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669]/g, (digit) => String((digit.codePointAt(0) ?? 0) - ARABIC_INDIC_ZERO))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) - EXTENDED_ARABIC_INDIC_ZERO))
}
