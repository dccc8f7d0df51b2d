// The library's own declarations name files without their endings, which this kind of module resolution cannot follow.
type ConverterOf = (options: { readonly from: string; readonly to: string }) => (text: string) => string

declare module 'opencc-js/t2cn' {
  export const Converter: ConverterOf
}
declare module 'opencc-js/cn2t' {
  export const Converter: ConverterOf
}
