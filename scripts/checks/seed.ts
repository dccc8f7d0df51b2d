import { configureGlobal } from 'fast-check'

// fast-check prints the seed and the shrunk counterexample of a failing property by itself.
configureGlobal({ seed: Number(process.env['TOCSIN_SEED']) })
