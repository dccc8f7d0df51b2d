import { parentPort, workerData } from 'node:worker_threads'
import { planStandby, type StandbyQuestion } from '@tocsin/domain/standby'

// Exchanges of two over dozens of posts take seconds: not on the thread that answers calls. What comes in was made by
// `planBeside` a moment ago, in the same process.
parentPort?.postMessage(planStandby(workerData as StandbyQuestion))
