/// <reference types="vite/client" />
declare module 'virtual:tokens.css'
declare module 'virtual:pdf-parts' {
  export const pdfParts: string
}
