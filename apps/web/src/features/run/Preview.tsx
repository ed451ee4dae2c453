'use client'

import { VideoOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import type { Publishing } from '#features/video/use-publishing.ts'
import { StatusChip, type Tone } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { cn } from '#ui/cn.ts'
import { Field } from '#ui/Field.tsx'
import { Select } from '#ui/Select.tsx'
import type { Camera } from './use-camera.ts'

export interface PreviewProps {
  camera: Camera
  publishing: Publishing
  /** How loud it is now, from 0 to 1. */
  level: number
  isLive: boolean
}

const TONES: Record<Publishing['state'], Tone> = {
  live: 'good',
  connecting: 'quiet',
  reconnecting: 'money',
  full: 'money',
  elsewhere: 'money',
  stopped: 'quiet',
}

/** One's own picture as the room sees it: not mirrored, so that writing on what is sold can be read. */
export function Preview({ camera, publishing, level, isLive }: PreviewProps) {
  const t = useTranslations('run')
  const video = useRef<HTMLVideoElement>(null)
  const stream = camera.state.kind === 'on' ? camera.state.stream : null
  const isNotSent = publishing.state === 'full' || publishing.state === 'elsewhere'

  useEffect(() => {
    if (video.current) video.current.srcObject = stream
  }, [stream])

  return (
    <div>
      <div
        className={cn(
          'relative aspect-[4/5] w-full shrink-0 overflow-hidden bg-scrim text-on-scrim lg:aspect-video',
          isLive ? 'max-h-[36dvh] lg:max-h-[32dvh]' : 'max-h-[44dvh] lg:max-h-[40dvh]',
        )}
      >
        <video
          ref={video}
          aria-label={t('preview_own')}
          autoPlay
          playsInline
          muted
          className={stream ? 'absolute inset-0 size-full object-contain' : 'hidden'}
        />
        {!stream && <NoPicture camera={camera} />}
        {stream && (
          <div className="absolute inset-x-3 top-3 flex items-center justify-between gap-3">
            <StatusChip tone={TONES[publishing.state]}>{t(`stream_${publishing.state}`)}</StatusChip>
            <SoundMeter level={level} />
          </div>
        )}
        {stream && isNotSent && <NotSent publishing={publishing} />}
        {stream && !isLive && !isNotSent && (
          <p className="absolute inset-x-0 bottom-0 bg-scrim/70 px-4 py-1.5 text-center text-sm">
            {t('preview_private')}
          </p>
        )}
      </div>
      {stream && !isLive && <DeviceChoice camera={camera} />}
    </div>
  )
}

function NoPicture({ camera }: { camera: Camera }) {
  const t = useTranslations('run')
  const common = useTranslations('common')
  const { state } = camera
  if (state.kind === 'asking') {
    return (
      <p role="status" className="flex h-full items-center justify-center px-6 text-center">
        {t('camera_asking')}
      </p>
    )
  }
  return (
    <div className="flex h-full flex-col items-center justify-center gap-4 px-6 text-center">
      <VideoOff aria-hidden="true" strokeWidth={1.75} className="size-8 opacity-80" />
      {state.kind === 'fault' && (
        <p role="alert" className="max-w-[44ch]">
          {t(`camera_${state.fault}`)}
        </p>
      )}
      <Button onClick={camera.turnOn}>{state.kind === 'fault' ? common('retry') : t('camera_turn_on')}</Button>
    </div>
  )
}

/** Why the room does not get this picture, and what its owner can do. */
function NotSent({ publishing }: { publishing: Publishing }) {
  const t = useTranslations('run')
  const common = useTranslations('common')
  const isElsewhere = publishing.state === 'elsewhere'
  return (
    <div
      role="alert"
      className="absolute inset-x-0 bottom-0 flex flex-wrap items-center justify-center gap-3 bg-scrim/80 px-4 py-3 text-center"
    >
      <p className="max-w-[52ch] text-sm">{t(isElsewhere ? 'stream_elsewhere_body' : 'stream_full_body')}</p>
      <Button size="sm" onClick={publishing.send}>
        {isElsewhere ? t('stream_take_back') : common('retry')}
      </Button>
    </div>
  )
}

/** How loud the microphone hears, for the eye; that it hears at all is said in the list before the show. */
function SoundMeter({ level }: { level: number }) {
  return (
    <span aria-hidden="true" className="h-2 w-24 overflow-hidden rounded-chip bg-scrim/70">
      <span className="block h-full rounded-chip bg-palm" style={{ inlineSize: `${Math.round(level * 100)}%` }} />
    </span>
  )
}

function DeviceChoice({ camera: { devices, choice, choose } }: { camera: Camera }) {
  const t = useTranslations('run')
  if (devices.cameras.length < 2 && devices.microphones.length < 2) return null
  return (
    <div className="grid gap-3 border-line border-b p-4 sm:grid-cols-2">
      <Field label={t('camera')}>
        <Select
          options={devices.cameras.map(({ deviceId, label }, index) => ({
            value: deviceId,
            label: label || t('camera_number', { number: `${index + 1}` }),
          }))}
          value={choice.camera ?? devices.cameras[0]?.deviceId ?? ''}
          onChange={(event) => choose({ camera: event.target.value })}
        />
      </Field>
      <Field label={t('microphone')}>
        <Select
          options={devices.microphones.map(({ deviceId, label }, index) => ({
            value: deviceId,
            label: label || t('microphone_number', { number: `${index + 1}` }),
          }))}
          value={choice.microphone ?? devices.microphones[0]?.deviceId ?? ''}
          onChange={(event) => choose({ microphone: event.target.value })}
        />
      </Field>
    </div>
  )
}
