/** The door of the media server: what its supervisor and the issuer of its grants need, and nothing else. */
export { type CertificateFiles, ensureCertificate } from '#certificate/ensure-certificate.ts'
export {
  type Grant,
  type GrantReading,
  type GrantRole,
  isRoomName,
  MAX_GRANT_MS,
  signGrant,
  verifyGrant,
} from '#grant.ts'
export type { RoomStats } from '#room/room.ts'
export type { Bounds } from '#server/bounds.ts'
export type { EndedBecause, SfuReport } from '#server/events.ts'
export type { SfuSettings } from '#server/settings.ts'
export {
  type SfuStatus,
  type SupervisedEvent,
  type SupervisedSfu,
  type SuperviseOptions,
  superviseSfu,
} from '#supervisor/supervise.ts'
