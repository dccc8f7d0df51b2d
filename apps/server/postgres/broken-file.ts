const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

/** The file or folder is not there. */
export const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT'

/** It is there already. */
export const isPresent = (error: unknown): boolean => codeOf(error) === 'EEXIST'

/** No room left on the device, or over quota. */
export const isFull = (error: unknown): boolean => codeOf(error) === 'ENOSPC' || codeOf(error) === 'EDQUOT'

/** Not ours to write: rights or a read-only file system. */
export const isForbidden = (error: unknown): boolean => ['EACCES', 'EPERM', 'EROFS'].includes(String(codeOf(error)))
