/*
 * A crawler's loop: libcurl's multi interface fetches many pages at a time in each of several
 * threads, each thread with an extractor of its own. Prints an object of JSON for each page.
 *     cc crawler.c $(pkg-config --cflags --libs libarticle libcurl) -pthread
 *     ./a.out THREADS URL...
 */
#include <article.h>

#include <curl/curl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    TRANSFERS = 8,       /* at a time in a thread */
    MAX_BYTES = 8 << 20, /* of a page; more is cut off */
    SECONDS = 20         /* for a page */
};

/* What all threads share: the addresses, and standard output, a line at a time. */
typedef struct work {
    pthread_mutex_t mutex;
    char **urls;
    int count, next, failed;
} work;

typedef struct transfer {
    CURL *curl;
    const char *url;
    char *page;
    size_t size, room;
} transfer;

/* One line of output, before it is printed. */
typedef struct line {
    char *text;
    size_t size;
} line;

static const char *next_url(work *w)
{
    pthread_mutex_lock(&w->mutex);
    const char *url = w->next < w->count ? w->urls[w->next++] : NULL;
    pthread_mutex_unlock(&w->mutex);
    return url;
}

static void report(work *w, const line *l, const char *url, const char *error)
{
    pthread_mutex_lock(&w->mutex);
    if (error) {
        fprintf(stderr, "%s: %s\n", url, error);
        w->failed++;
    } else {
        fwrite(l->text, 1, l->size, stdout);
    }
    pthread_mutex_unlock(&w->mutex);
}

static size_t receive(char *data, size_t one, size_t size, void *user)
{
    transfer *t = user;
    (void)one;
    if (size > MAX_BYTES - t->size)
        return 0; /* ends the transfer */
    if (t->size + size > t->room) {
        size_t room = 2 * (t->size + size);
        char *page = realloc(t->page, room);
        if (!page)
            return 0;
        t->page = page;
        t->room = room;
    }
    memcpy(t->page + t->size, data, size);
    t->size += size;
    return size;
}

static int add_to_line(void *user, const char *data, size_t size)
{
    line *l = user;
    char *text = realloc(l->text, l->size + size);
    if (!text)
        return 1;
    memcpy(text + l->size, data, size);
    l->text = text;
    l->size += size;
    return 0;
}

/* "text/html; charset=big5": the label in charset, or "". */
static void charset_of(const char *type, char charset[64])
{
    const char *at = type ? strstr(type, "charset=") : NULL;
    charset[0] = '\0';
    if (at && sscanf(at + strlen("charset="), "\"%63[^\"]", charset) != 1)
        (void)sscanf(at + strlen("charset="), "%63[^; ]", charset);
}

static void finish(work *w, article_extractor *extractor, transfer *t, CURLcode code)
{
    char *type = NULL, charset[64];
    curl_easy_getinfo(t->curl, CURLINFO_CONTENT_TYPE, &type);
    charset_of(type, charset);
    article_page_info info = ARTICLE_PAGE_INFO_INIT;
    info.url = t->url;
    info.charset = charset[0] ? charset : NULL;
    article_write_options as_json = ARTICLE_WRITE_OPTIONS_INIT;
    as_json.format = ARTICLE_FORMAT_JSON;
    const article *a = NULL;
    line l = {NULL, 0};
    const char *error = code != CURLE_OK ? curl_easy_strerror(code) : NULL;
    if (!error) {
        article_status status = article_extractor_run(extractor, t->page, t->size, &info, &a);
        if (status == ARTICLE_OK)
            status = article_write(a, &as_json, add_to_line, &l);
        if (status != ARTICLE_OK)
            error = article_status_message(status);
    }
    report(w, &l, t->url, error);
    free(l.text);
}

/* Begins the next transfer with t; 0 when there is none left. */
static int begin(work *w, CURLM *multi, transfer *t)
{
    t->url = next_url(w);
    t->size = 0;
    if (!t->url)
        return 0;
    curl_easy_setopt(t->curl, CURLOPT_URL, t->url);
    curl_easy_setopt(t->curl, CURLOPT_WRITEFUNCTION, receive);
    curl_easy_setopt(t->curl, CURLOPT_WRITEDATA, t);
    curl_easy_setopt(t->curl, CURLOPT_PRIVATE, t);
    curl_easy_setopt(t->curl, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(t->curl, CURLOPT_FAILONERROR, 1L);
    curl_easy_setopt(t->curl, CURLOPT_TIMEOUT, (long)SECONDS);
    curl_easy_setopt(t->curl, CURLOPT_NOSIGNAL, 1L);
    return curl_multi_add_handle(multi, t->curl) == CURLM_OK;
}

static int begin_all(work *w, CURLM *multi, transfer *transfers)
{
    int active = 0;
    for (int i = 0; i < TRANSFERS; i++) {
        transfers[i].curl = curl_easy_init();
        active += transfers[i].curl && begin(w, multi, &transfers[i]);
    }
    return active;
}

static void *crawl(void *shared)
{
    work *w = shared;
    transfer transfers[TRANSFERS] = {{0}};
    article_extractor *extractor = article_extractor_new(NULL);
    CURLM *multi = curl_multi_init();
    int active = extractor && multi ? begin_all(w, multi, transfers) : 0;
    while (active > 0) {
        int running, waiting;
        if (curl_multi_perform(multi, &running) != CURLM_OK)
            break;
        for (CURLMsg *m; (m = curl_multi_info_read(multi, &waiting)) != NULL;) {
            transfer *t = NULL;
            CURLcode code = m->data.result;
            curl_easy_getinfo(m->easy_handle, CURLINFO_PRIVATE, (char **)&t);
            finish(w, extractor, t, code);
            curl_multi_remove_handle(multi, t->curl);
            active -= !begin(w, multi, t);
        }
        if (active > 0)
            curl_multi_wait(multi, NULL, 0, 1000, NULL);
    }
    for (int i = 0; i < TRANSFERS; i++) {
        curl_easy_cleanup(transfers[i].curl);
        free(transfers[i].page);
    }
    curl_multi_cleanup(multi);
    article_extractor_free(extractor);
    return NULL;
}

int main(int argc, char **argv)
{
    enum {
        MOST = 64
    };
    int threads = argc > 1 ? atoi(argv[1]) : 0;
    if (threads < 1 || threads > MOST) {
        fprintf(stderr, "usage: %s THREADS URL...\n", argv[0]);
        return 2;
    }
    work w = {PTHREAD_MUTEX_INITIALIZER, argv + 2, argc - 2, 0, 0};
    pthread_t ids[MOST];
    int started = 0;
    curl_global_init(CURL_GLOBAL_DEFAULT);
    while (started < threads && pthread_create(&ids[started], NULL, crawl, &w) == 0)
        started++;
    for (int i = 0; i < started; i++)
        pthread_join(ids[i], NULL);
    curl_global_cleanup();
    return w.failed || w.next < w.count ? 1 : 0;
}
