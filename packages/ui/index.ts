export { statusMarks, type StatusMark } from './look/status-marks.ts'
export { formatAge, formatDistance, formatDriveTime, formatTime } from './times.ts'
export { pinyinInitials } from './pinyin.ts'
export { lookOfType, typeIconNames } from './look/type-icons.ts'
