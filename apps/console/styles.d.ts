// One pattern for all: of two that fit, TypeScript takes the first it reads, and `ui` declares this one too.
declare module '*.css' {
  const classes: Readonly<Record<string, string>>
  export default classes
}
