/**
 * How careful the server is. `durable` keeps every promise of a commit; `disposable` is for tests that throw the cluster
 * away: it never waits for the disk.
 */
export type Durability = 'durable' | 'disposable'

const COMMON = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  max_connections: '120',
  timezone: 'UTC',
  jit: 'off',
  max_wal_size: '2GB',
  log_timezone: 'UTC',
}

/** Logs turn over by weekday, so that they never fill the disk. */
const DURABLE = {
  shared_buffers: '256MB',
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgres-%a.log',
  log_truncate_on_rotation: 'on',
  log_rotation_age: '1d',
  log_rotation_size: '0',
}

const DISPOSABLE = {
  shared_buffers: '128MB',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
}

/** The arguments of `postgres`: given on the command line, so that they are always those of this version of the code. */
export function postgresArguments(cluster: string, port: number, durability: Durability): string[] {
  const settings = { ...COMMON, ...(durability === 'durable' ? DURABLE : DISPOSABLE), port: String(port) }
  return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}
