import { constants } from 'node:fs'

/**
 * How every file is opened that the action writes. A pipe that has no reader is refused at once: writing to one would
 * wait for it. Windows knows neither.
 */
export const WRITE_FLAG =
  constants.O_WRONLY |
  constants.O_CREAT |
  constants.O_TRUNC |
  ((constants as Partial<typeof constants>).O_NONBLOCK ?? 0)
