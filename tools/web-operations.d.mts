export type WebOperation = { readonly name: string; readonly hash: string; readonly document: string }
export function webOperations(): Promise<WebOperation[]>
