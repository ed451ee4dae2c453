/**
 * The average colour in a ThumbHash (evanw/thumbhash): its first three bytes hold lightness and the two colour axes of the
 * whole picture, 6 bits each. Enough for the ground a picture appears on, with nothing to decode. Null when it is not one.
 */
export function placeholderColour(thumbHash: string): string | null {
  const bytes = Array.from(atobOrEmpty(thumbHash), (char) => char.charCodeAt(0))
  const [first, second, third] = bytes
  if (first === undefined || second === undefined || third === undefined) return null

  const header = first | (second << 8) | (third << 16)
  const lightness = (header & 63) / 63
  const yellowBlue = ((header >> 6) & 63) / 31.5 - 1
  const redGreen = ((header >> 12) & 63) / 31.5 - 1
  const blue = lightness - (2 / 3) * yellowBlue
  const red = (3 * lightness - blue + redGreen) / 2
  const green = red - redGreen
  return `rgb(${[red, green, blue].map((channel) => Math.round(255 * Math.min(1, Math.max(0, channel)))).join(' ')})`
}

function atobOrEmpty(text: string): string {
  try {
    return atob(text)
  } catch {
    return ''
  }
}
