'use client'

import { useEffect, useState } from 'react'

export interface SoundLevel {
  /** From 0 to 1, ten times a second. */
  readonly now: number
  /** The loudest since the microphone was opened. */
  readonly loudest: number
}

const SILENCE: SoundLevel = { now: 0, loudest: 0 }
const LOOK_EVERY_MS = 100

/** How loud a stream is, as the root mean square of its samples. */
export function useSoundLevel(stream: MediaStream | null): SoundLevel {
  const [level, setLevel] = useState(SILENCE)

  useEffect(() => {
    setLevel(SILENCE)
    if (!stream || stream.getAudioTracks().length === 0) return
    const context = new AudioContext()
    const analyser = context.createAnalyser()
    analyser.fftSize = 1_024
    const source = context.createMediaStreamSource(stream)
    source.connect(analyser)
    const samples = new Float32Array(analyser.fftSize)
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples)
      const now = Math.min(1, Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length) * 3)
      setLevel(({ loudest }) => ({ now, loudest: Math.max(loudest, now) }))
    }, LOOK_EVERY_MS)
    return () => {
      clearInterval(timer)
      source.disconnect()
      void context.close()
    }
  }, [stream])

  return level
}
