// Maximum-weight matching with LEMON (lemon.cs.elte.hu), for comparison.
// Input: lines "n m", then m lines "u v w". Output: CPU seconds of the call (median of runs), weight, pairs.
// Usage: lemon_runner FILE RUNS weight|cardinality LIMIT
// After LIMIT CPU seconds in one run it gives up and prints "above".

#include <lemon/matching.h>
#include <lemon/smart_graph.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <vector>

#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

using lemon::SmartGraph;
typedef SmartGraph::EdgeMap<long long> Weights;

static double cpu_seconds() {
  timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

static void give_up(int) {
  if (write(STDOUT_FILENO, "above\n", 6) != 6) _exit(2);
  _exit(0);
}

static void limit_cpu_seconds(int limit) {
  signal(SIGXCPU, give_up);
  rlim_t end = (rlim_t)cpu_seconds() + 1 + limit;
  rlimit limits = {end, end + 10};
  setrlimit(RLIMIT_CPU, &limits);
}

int main(int argc, char** argv) {
  if (argc != 5) return 2;
  FILE* file = std::fopen(argv[1], "r");
  if (!file) return 2;
  int runs = std::atoi(argv[2]);
  bool perfect = std::strcmp(argv[3], "cardinality") == 0;
  int n;
  long long m;
  if (std::fscanf(file, "%d %lld", &n, &m) != 2) return 2;
  SmartGraph graph;
  graph.reserveNode(n);
  graph.reserveEdge(m);
  std::vector<SmartGraph::Node> nodes;
  for (int i = 0; i < n; ++i) nodes.push_back(graph.addNode());
  Weights weights(graph);
  for (long long i = 0; i < m; ++i) {
    int u, v;
    long long w;
    if (std::fscanf(file, "%d %d %lld", &u, &v, &w) != 3) return 2;
    weights[graph.addEdge(nodes[u], nodes[v])] = w;
  }
  std::fclose(file);
  std::vector<double> seconds;
  long long weight = 0;
  int pairs = 0;
  for (int run = 0; run < runs; ++run) {
    limit_cpu_seconds(std::atoi(argv[4]));
    double start = cpu_seconds();
    int calls = 0;
    do {
      if (perfect) {
        lemon::MaxWeightedPerfectMatching<SmartGraph, Weights> matching(graph, weights);
        pairs = matching.run() ? n / 2 : -1;
        weight = pairs < 0 ? 0 : matching.matchingWeight();
      } else {
        lemon::MaxWeightedMatching<SmartGraph, Weights> matching(graph, weights);
        matching.run();
        weight = matching.matchingWeight();
        pairs = matching.matchingSize();
      }
      ++calls;
    } while (cpu_seconds() - start < 0.06);
    seconds.push_back((cpu_seconds() - start) / calls);
  }
  std::sort(seconds.begin(), seconds.end());
  std::printf("%.9f %lld %d\n", seconds[seconds.size() / 2], weight, pairs);
  return 0;
}
