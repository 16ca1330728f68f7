import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client'
import { Observable } from 'rxjs'
import { sendByName } from './send.ts'

const link = new ApolloLink(
  operation =>
    new Observable(observer => {
      const { key } = operation.getContext() as { key?: string }
      sendByName(operation.operationName ?? '', operation.variables, key).then(
        data => {
          observer.next({ data: data as Record<string, unknown> })
          observer.complete()
        },
        (error: unknown) => observer.error(error),
      )
    }),
)

/** Lists grow page by page; everything else is replaced by what the server says now. */
const pages = (keyArgs: string[]) => ({
  keyArgs,
  merge: (
    existing: { nodes: unknown[] } | undefined,
    incoming: { nodes: unknown[] },
    { args }: { args: Record<string, unknown> | null },
  ) => (args?.after && existing ? { ...incoming, nodes: [...existing.nodes, ...incoming.nodes] } : incoming),
})

export const makeClient = (): ApolloClient =>
  new ApolloClient({
    link,
    cache: new InMemoryCache({
      typePolicies: {
        Query: {
          fields: {
            suppliers: pages(['filter', 'sort', 'asOf']),
            responses: pages(['filter', 'sort']),
            members: pages(['search']),
            invitations: pages(['state']),
            notifications: pages([]),
            history: pages(['filter']),
            checkpoints: pages([]),
            mailbox: pages([]),
            absences: pages(['filter']),
            evidenceFiles: pages(['filter', 'sort']),
            countryChecks: pages(['filter', 'sort']),
            countryEditions: pages(['filter']),
            countryPapers: pages(['filter']),
            countryRuns: pages([]),
            redFlags: pages(['filter']),
            dossiers: pages(['filter']),
            incidents: pages(['filter', 'sort']),
            incomingMaterials: pages(['filter']),
            screeningHits: pages(['filter', 'sort']),
          },
        },
        // Not records of their own: parts of the one that holds them.
        Count: { merge: false },
        // There is one of a programme: whichever act answers with it, the page shows it.
        GrievanceSettings: { keyFields: [] },
        // Its pictures come one by one.
        RiskReview: { merge: true },
        EvidenceUse: { keyFields: false },
        FileOpening: { keyFields: false },
        EvidenceFile: { fields: { uses: { merge: false }, openings: { merge: false }, revisions: { merge: false } } },
        SupplierName: { keyFields: false },
        ProgrammeSettings: { keyFields: ['version'] },
        Answer: { keyFields: false },
        Judgement: { keyFields: false },
        WaitingThread: { keyFields: false },
        Round: { keyFields: false },
        Question: { keyFields: false },
        Response: {
          fields: {
            messages: { merge: false },
            waitingThreads: { merge: false },
            assignments: { merge: false },
            answers: { merge: false },
            judgements: { merge: false },
            rounds: { merge: false },
            questions: { merge: false },
          },
        },
        Supplier: { fields: { contacts: { merge: false }, responses: { merge: false } } },
        Programme: { fields: { nonWorkingDays: { merge: false }, settings: { merge: false } } },
      },
    }),
    defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network' } },
  })
