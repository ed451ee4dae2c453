/** A session description as lines in sections: the session first, then one for each `m=` line. */
export type Section = { lines: string[] }

export function sectionsOf(text: string): Section[] {
  const sections: Section[] = [{ lines: [] }]
  for (const line of text.split(/\r\n|\r|\n/)) {
    const trimmed = line.trim()
    if (trimmed === '') continue
    if (trimmed.startsWith('m=')) sections.push({ lines: [] })
    sections.at(-1)?.lines.push(trimmed)
  }
  return sections
}

/** The values of all `a=name:value` lines; `a=name` alone has the empty value. */
export function attributes(section: Section, name: string): string[] {
  const values: string[] = []
  for (const line of section.lines) {
    if (line === `a=${name}`) values.push('')
    else if (line.startsWith(`a=${name}:`)) values.push(line.slice(name.length + 3).trim())
  }
  return values
}

export function attribute(section: Section, name: string): string | undefined {
  return attributes(section, name)[0]
}
