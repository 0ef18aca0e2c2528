// Owns the thread in which pictures are drawn, so that nobody who waits for a reply waits for a picture.
import { parentPort } from 'node:worker_threads'
import { drawPng, type PictureSource } from './picture.ts'

parentPort?.on('message', (source: PictureSource) => {
  try {
    parentPort?.postMessage({ bytes: drawPng(source) })
  } catch (error) {
    // MathJax throws objects of its own.
    parentPort?.postMessage({ problem: String((error as { message?: unknown }).message ?? error) })
  }
})
