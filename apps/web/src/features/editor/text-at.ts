import { get } from 'react-hook-form'

/** The text that stands at a path of a form's values, such as `title.ar`. */
export function textAt(values: object, path: string): string {
  const text: unknown = get(values, path)
  return typeof text === 'string' ? text : ''
}
