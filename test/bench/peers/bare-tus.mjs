import { createServer } from 'node:http'
import { FileStore } from '@tus/file-store'
import { Server } from '@tus/server'

/** The protocol's own server, with its own store, and nothing else: no sign-in, no lock beyond its memory, no hash, no flush. */
const tus = new Server({ path: '/uploads', datastore: new FileStore({ directory: process.env.FOLDER ?? '' }), relativeLocation: true })
createServer((req, res) => (req.url === '/ready' ? res.end('ready') : tus.handle(req, res))).listen(Number(process.env.PORT), '127.0.0.1')
