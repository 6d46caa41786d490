import { useInfiniteQuery, useQuery, type QueryKey } from "@tanstack/react-query";
import { api, queryString } from "~/api/client";
import type { Listing } from "~/api/types";

/** A whole list, in the shape that `DataTable` shows. */
export function useList<T>(path: string, key: QueryKey = [path.slice(1)]) {
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => api.get<Listing<T>>(path, { signal }) });
  return { data: query.data?.items, error: query.error, isPending: query.isPending, refetch: query.refetch };
}

type Filters = Record<string, string | number | boolean | null | undefined>;

/** A list that comes in pages, with filters: earlier pages stay while the next one is fetched. */
export function usePagedList<T>(path: string, filters: Filters = {}) {
  const query = useInfiniteQuery({
    queryKey: [path.slice(1), filters],
    queryFn: ({ pageParam, signal }) => api.get<Listing<T>>(path + queryString({ ...filters, after: pageParam }), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next ?? null,
    placeholderData: (before) => before,
  });
  return {
    rows: { data: query.data?.pages.flatMap((page) => page.items), error: query.error, isPending: query.isPending, refetch: query.refetch },
    more: { has: query.hasNextPage, loading: query.isFetchingNextPage, load: () => void query.fetchNextPage() },
  };
}
