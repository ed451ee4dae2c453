'use client'

import { useEffect, useState } from 'react'
import { type CameraChoice, type CameraFault, type Devices, listDevices, openCamera } from './camera.ts'

export type CameraState =
  | { readonly kind: 'off' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'on'; readonly stream: MediaStream }
  | { readonly kind: 'fault'; readonly fault: CameraFault }

export interface Camera {
  readonly state: CameraState
  readonly devices: Devices
  readonly choice: CameraChoice
  turnOn(): void
  choose(choice: Partial<CameraChoice>): void
}

const NO_DEVICES: Devices = { cameras: [], microphones: [] }

/**
 * Camera and microphone of who runs the show, from the first wish to the last; turned off when the page is left. `isWanted`
 * opens them at once: a show that is live goes on after its page was loaded anew.
 */
export function useCamera(isWanted: boolean): Camera {
  const [wanted, setWanted] = useState(isWanted ? 1 : 0)
  const [choice, setChoice] = useState<CameraChoice>({ camera: null, microphone: null })
  const [state, setState] = useState<CameraState>({ kind: 'off' })
  const [devices, setDevices] = useState(NO_DEVICES)

  useEffect(() => {
    if (wanted === 0) return
    let left = false
    let opened: MediaStream | null = null
    setState({ kind: 'asking' })
    void openCamera(choice).then((answer) => {
      if (typeof answer === 'string') {
        if (!left) setState({ kind: 'fault', fault: answer })
        return
      }
      if (left) {
        stopTracks(answer)
        return
      }
      opened = answer
      setState({ kind: 'on', stream: answer })
      void listDevices().then(setDevices)
    })
    return () => {
      left = true
      if (opened) stopTracks(opened)
    }
  }, [wanted, choice])

  return {
    state,
    devices,
    choice,
    turnOn: () => setWanted((before) => before + 1),
    choose: (changed) => setChoice((before) => ({ ...before, ...changed })),
  }
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
