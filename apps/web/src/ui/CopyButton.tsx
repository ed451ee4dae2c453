'use client'

import { Copy } from 'lucide-react'
import { toast } from 'sonner'
import { Button } from './Button.tsx'

export interface CopyButtonProps {
  /** What lands on the clipboard, without isolates or grouping. */
  text: string
  label: string
  /** Said when it is there. */
  copied: string
}

/** Copies something one would otherwise type by hand. Where the browser forbids it, the text can still be selected. */
export function CopyButton({ text, label, copied }: CopyButtonProps) {
  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      toast(copied)
    } catch {
      // Forbidden here: the words stand beside this button.
    }
  }
  return (
    <Button variant="quiet" size="sm" onClick={copy}>
      <Copy aria-hidden="true" strokeWidth={1.75} className="size-4" />
      {label}
    </Button>
  )
}
