import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Suspense } from "react";
import { RouterProvider } from "react-router";
import { problemOf } from "~/api/problem";
import { DesignProvider } from "~/design/theme";
import { router } from "./routes";

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal is an answer; only the network and the server's own faults are worth a second try.
      retry: (count, error) => count < 2 && (problemOf(error).status === 0 || problemOf(error).status >= 500),
    },
  },
});

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <DesignProvider>
        <Suspense><RouterProvider router={router} /></Suspense>
      </DesignProvider>
    </QueryClientProvider>
  );
}
