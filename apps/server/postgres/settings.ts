import { totalmem } from 'node:os'

/** Where PostgreSQL listens: a socket in a private folder, or the loopback where a socket's path would be too long. */
export type Address =
  | { readonly kind: 'socket'; readonly folder: string }
  | { readonly kind: 'loopback'; readonly port: number }

/** The port is part of a socket's file name; only loopback addresses open a real one. */
export const portOf = (address: Address): number => (address.kind === 'socket' ? 5432 : address.port)

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** A sixteenth of the memory, at least 64 MB, at most 512: the rest serves better as the system's file cache. */
const sharedBuffersMb = (): number => Math.round(Math.min(512, Math.max(64, totalmem() / 2 ** 20 / 16)))

/**
 * The whole of postgresql.conf, written anew at every start. Logs carry no statements, parameters or row details:
 * these may hold personal values. WAL is kept short so that recovery after a crash takes about a second.
 */
export const postgresqlConf = (address: Address): string =>
  [
    ['listen_addresses', address.kind === 'socket' ? "''" : "'127.0.0.1'"],
    ['port', portOf(address)],
    ['unix_socket_directories', address.kind === 'socket' ? quote(address.folder) : "''"],
    ['unix_socket_permissions', '0700'],
    ['max_connections', 60],
    ['password_encryption', 'scram-sha-256'],
    ['shared_buffers', `${sharedBuffersMb()}MB`],
    ['maintenance_work_mem', '64MB'],
    ['jit', 'off'],
    ['max_parallel_workers_per_gather', 0],
    ['fsync', 'on'],
    ['full_page_writes', 'on'],
    ['synchronous_commit', 'on'],
    ['wal_level', 'replica'],
    ['checkpoint_timeout', '60s'],
    ['max_wal_size', '512MB'],
    ['min_wal_size', '256MB'],
    ['autovacuum_naptime', '15s'],
    ['default_toast_compression', 'pglz'],
    ['idle_in_transaction_session_timeout', '10s'],
    ['tcp_keepalives_idle', 30],
    ['client_connection_check_interval', '2s'],
    ['timezone', "'UTC'"],
    ['log_timezone', "'UTC'"],
    ['logging_collector', 'on'],
    ['log_directory', "'log'"],
    ['log_filename', "'postgres-%a.log'"],
    ['log_file_mode', '0600'],
    ['log_rotation_age', '1d'],
    ['log_rotation_size', 0],
    ['log_truncate_on_rotation', 'on'],
    ['log_line_prefix', "'%m [%p] %u '"],
    ['log_checkpoints', 'off'],
    ['log_statement', "'none'"],
    ['log_min_error_statement', 'panic'],
    ['log_parameter_max_length', 0],
    ['log_parameter_max_length_on_error', 0],
    ['log_error_verbosity', 'terse'],
  ]
    .map(([name, value]) => `${name} = ${value}\n`)
    .join('')

/** pg_hba.conf: everybody proves his password by SCRAM; nothing is trusted, nothing goes over the wire in clear. */
export const hbaConf = (address: Address): string =>
  address.kind === 'socket' ? 'local all all scram-sha-256\n' : 'host all all 127.0.0.1/32 scram-sha-256\n'
