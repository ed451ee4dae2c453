/** An IBAN in groups of four, as banks print it (ISO 13616): for reading beside another one. */
export function groupIban(iban: string): string {
  return iban.replace(/(.{4})(?=.)/g, '$1 ')
}
