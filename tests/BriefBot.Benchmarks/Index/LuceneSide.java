import java.lang.management.*;
import java.nio.file.*;
import java.util.*;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.MMapDirectory;

/** Indexes passages.txt of a folder and answers queries-N.txt of it: FOLDER LIMIT N... Prints a line of figures for each. */
public class LuceneSide {
    public static void main(String[] arguments) throws Exception {
        Path folder = Paths.get(arguments[0]);
        int limit = Integer.parseInt(arguments[1]);
        try (MMapDirectory directory = new MMapDirectory(folder.resolve("lucene"))) {
            System.out.println("index\t" + index(folder.resolve("passages.txt"), directory));
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                searcher.setQueryCache(null);
                searcher.setSimilarity(new BM25Similarity(1.2f, 0.5f));
                for (int i = 2; i < arguments.length; i++)
                    System.out.println(arguments[i] + "\t" + ask(searcher, Files.readAllLines(folder.resolve("queries-" + arguments[i] + ".txt")), limit));
            }
        }
    }

    private static String index(Path passages, MMapDirectory directory) throws Exception {
        long started = System.nanoTime();
        long count = 0;
        IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer()).setRAMBufferSizeMB(256).setSimilarity(new BM25Similarity(1.2f, 0.5f));
        FieldType type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.setTokenized(true);
        type.freeze();
        try (IndexWriter writer = new IndexWriter(directory, config); Scanner lines = new Scanner(passages)) {
            while (lines.hasNextLine()) {
                Document document = new Document();
                document.add(new Field("words", lines.nextLine(), type));
                writer.addDocument(document);
                count++;
            }
            writer.forceMerge(1);
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        long bytes = 0;
        for (String name : directory.listAll())
            bytes += directory.fileLength(name);
        return String.format(Locale.ROOT, "%.0f bytes a passage, %,.0f passages/s", (double) bytes / count, count / seconds);
    }

    private static String ask(IndexSearcher searcher, List<String> lines, int limit) throws Exception {
        List<Query> queries = new ArrayList<>();
        for (String line : lines)
            queries.add(read(line));
        // The just-in-time compiler needs more of a run than ours, whose code was compiled ahead.
        for (int round = 0; round < 5; round++)
            for (Query query : queries)
                search(searcher, query, limit);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[] times = new double[queries.size()], processor = new double[queries.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = processor[i] = Double.MAX_VALUE;
            for (int round = 0; round < 3; round++) {
                long started = System.nanoTime(), onProcessor = threads.getCurrentThreadCpuTime();
                search(searcher, queries.get(i), limit);
                times[i] = Math.min(times[i], (System.nanoTime() - started) / 1e6);
                processor[i] = Math.min(processor[i], (threads.getCurrentThreadCpuTime() - onProcessor) / 1e6);
            }
        }
        return latency(times) + "\t" + latency(processor);
    }

    private static String latency(double[] times) {
        Arrays.sort(times);
        return String.format(Locale.ROOT, "%.2f / %.2f ms", times[times.length / 2], times[times.length * 95 / 100]);
    }

    private static void search(IndexSearcher searcher, Query query, int limit) throws Exception {
        TopScoreDocCollector collector = TopScoreDocCollector.create(limit, limit);
        searcher.search(query, collector);
        collector.topDocs();
    }

    private static Query read(String line) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String group : line.split(" ")) {
            if (group.isEmpty())
                continue;
            SynonymQuery.Builder synonyms = new SynonymQuery.Builder("words");
            for (String word : group.split("\\|")) {
                String[] parts = word.split("\\^");
                synonyms.addTerm(new Term("words", parts[0]), Float.parseFloat(parts[1]));
            }
            all.add(synonyms.build(), BooleanClause.Occur.SHOULD);
        }
        return all.build();
    }
}
