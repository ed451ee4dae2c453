export { localStorage } from './local-storage.ts'
export { type Storage, type StorageKey, type StoredStream, storageKey } from './storage.ts'
