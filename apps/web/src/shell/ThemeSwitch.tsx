'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { keepTheme, THEMES, type ThemeChoice, themeOf } from '#shell/theme.ts'
import { IconButton } from '#ui/IconButton.tsx'
import { Menu, MenuChoice, MenuLabel } from '#ui/Menu.tsx'

const ICONS = { system: Monitor, light: Sun, dark: Moon } as const

/** Light, dark, or as the device is; kept in a cookie so that the server draws the right one at once. */
export function ThemeSwitch({ initial }: { initial: ThemeChoice }) {
  const t = useTranslations('shell')
  const [choice, setChoice] = useState(initial)
  const Icon = ICONS[choice]

  function choose(value: string) {
    const next = themeOf(value)
    keepTheme(next)
    if (next === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = next
    setChoice(next)
  }
  return (
    <Menu
      trigger={
        <IconButton label={t('theme')}>
          <Icon aria-hidden="true" strokeWidth={1.75} />
        </IconButton>
      }
    >
      <MenuLabel>{t('theme')}</MenuLabel>
      <MenuChoice
        label={t('theme')}
        value={choice}
        onValueChange={choose}
        options={THEMES.map((value) => {
          const Mark = ICONS[value]
          return { value, label: t(`theme_${value}`), icon: <Mark aria-hidden="true" strokeWidth={1.75} /> }
        })}
      />
    </Menu>
  )
}
