import type { ReactNode } from 'react'
import { cn } from './cn.ts'
import { ScrollArea } from './ScrollArea.tsx'

export interface Column<Row> {
  key: string
  header: ReactNode
  cell: (row: Row) => ReactNode
  /** Amounts stand at the end, so that their digits are in columns. */
  align?: 'start' | 'end'
  /** Words of any length: they take a second line before they push the last column out of sight. */
  wraps?: boolean
  className?: string
}

export interface DataTableProps<Row> {
  /** What the table holds, for who listens. */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** `dense` for the console. */
  density?: 'calm' | 'dense'
  /** Stands in place of the rows when there are none. */
  empty?: ReactNode
  className?: string
}

/**
 * A table whose first column stays in view at the start edge while the others scroll. The scrolling part can be focused,
 * so that arrow keys move it. Draws on the server; rows are opened by links in their cells.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, density = 'calm', empty, className } = props
  if (rows.length === 0 && empty) return empty
  const space = density === 'dense' ? 'px-3 py-1.5 h-9' : 'px-4 py-3'
  return (
    <ScrollArea label={caption} className={cn('rounded-card border border-line', className)}>
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, header, align, wraps }, index) => (
              <th
                key={key}
                scope="col"
                className={cn(cellLook({ align, wraps }, index), space, 'bg-raised font-medium text-soft')}
              >
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="group">
              {columns.map(({ key, cell, align, wraps, className: own }, index) => {
                const Cell = index === 0 ? 'th' : 'td'
                return (
                  <Cell
                    key={key}
                    scope={index === 0 ? 'row' : undefined}
                    className={cn(
                      cellLook({ align, wraps }, index),
                      space,
                      'border-line border-t bg-page font-normal group-hover:bg-raised',
                      own,
                    )}
                  >
                    {cell(row)}
                  </Cell>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}

function cellLook({ align, wraps }: Pick<Column<never>, 'align' | 'wraps'>, index: number): string {
  return cn(
    wraps ? 'min-w-24' : 'whitespace-nowrap',
    align === 'end' ? 'text-end tabular-nums' : 'text-start',
    index === 0 && 'sticky start-0 z-10',
  )
}
