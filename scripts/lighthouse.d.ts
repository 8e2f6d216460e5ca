/** What is used here of lighthouse, which has no types of its own for its entry. */
declare module 'lighthouse' {
  export interface LighthouseResult {
    readonly runtimeError?: { readonly message: string };
    readonly environment: { readonly benchmarkIndex: number };
    readonly categories: Readonly<
      Record<string, { readonly score: number | null; readonly auditRefs: readonly AuditRef[] }>
    >;
    readonly audits: Readonly<Record<string, LighthouseAudit>>;
  }
  export interface AuditRef {
    readonly id: string;
    readonly weight: number;
  }
  export interface LighthouseAudit {
    readonly title: string;
    readonly score: number | null;
    readonly displayValue?: string;
    readonly numericValue?: number;
    readonly details?: { readonly items?: readonly Readonly<Record<string, unknown>>[] };
  }
  export default function lighthouse(
    url: string,
    flags: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly lhr: LighthouseResult } | undefined>;
}
