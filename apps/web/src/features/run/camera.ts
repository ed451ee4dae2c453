/** Why there is no picture, as the browser tells it. Worded under `run.camera_<name>`. */
export type CameraFault = 'denied' | 'missing' | 'busy' | 'insecure'

export interface Devices {
  readonly cameras: readonly MediaDeviceInfo[]
  readonly microphones: readonly MediaDeviceInfo[]
}

export interface CameraChoice {
  /** A device id, or null for what the browser thinks best. */
  readonly camera: string | null
  readonly microphone: string | null
}

/** Opens camera and microphone. The browser asks the person the first time; what went wrong is a value. */
export async function openCamera({ camera, microphone }: CameraChoice): Promise<MediaStream | CameraFault> {
  // Browsers leave this out on pages that are neither secure nor local.
  const devices: MediaDevices | undefined = navigator.mediaDevices
  if (!devices) return 'insecure'
  try {
    return await devices.getUserMedia({
      video: {
        ...(camera ? { deviceId: { exact: camera } } : { facingMode: 'user' }),
        width: { ideal: 1280 },
        height: { ideal: 720 },
        frameRate: { ideal: 30 },
      },
      audio: {
        ...(microphone ? { deviceId: { exact: microphone } } : {}),
        echoCancellation: true,
        noiseSuppression: true,
      },
    })
  } catch (error) {
    return faultOf(error)
  }
}

/** The names `getUserMedia` gives its failures, by the Media Capture specification. */
export function faultOf(error: unknown): CameraFault {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'missing'
}

/** What there is to choose from; named only after the person allowed one of them. */
export async function listDevices(): Promise<Devices> {
  const all = await navigator.mediaDevices.enumerateDevices()
  return {
    cameras: all.filter(({ kind }) => kind === 'videoinput'),
    microphones: all.filter(({ kind }) => kind === 'audioinput'),
  }
}
