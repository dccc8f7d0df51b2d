import { Worker } from 'node:worker_threads'
import type { StandbyPlan, StandbyQuestion } from '@tocsin/domain/standby'

/** `planStandby` on a thread of its own. */
export const planBeside = (question: StandbyQuestion): Promise<StandbyPlan> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./plan-worker.ts', import.meta.url), { workerData: question, execArgv: [] })
    worker.once('message', (plan: StandbyPlan) => resolve(plan))
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the planning thread ended with ${code}`)))
  })
