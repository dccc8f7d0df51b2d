import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = process.env['TOCSIN_SERVER'] ?? `http://127.0.0.1:${process.env['TOCSIN_PORT'] ?? '7110'}`

export default defineConfig({
  plugins: [react()],
  // One React for the console and for what `ui` draws with it.
  resolve: { dedupe: ['react', 'react-dom'] },
  build: {
    target: 'es2023',
    // Everything is a file of its own: the server's content security policy allows no data: scripts or styles.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rollupOptions: {
      input: {
        desk: `${import.meta.dirname}/index.html`,
        panel: `${import.meta.dirname}/panel/index.html`,
        wall: `${import.meta.dirname}/wall/index.html`,
      },
    },
  },
  server: { proxy: { '/api': { target: server, ws: true } } },
})
