// libarticle from C++: the title and the headings of each page that is named.
//     c++ titles.cc $(pkg-config --cflags --libs libarticle)
#include <article.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>

struct free_extractor {
    void operator()(article_extractor *x) const { article_extractor_free(x); }
};

static std::string read_file(const char *name)
{
    std::ifstream in(name, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
}

int main(int argc, char **argv)
{
    std::unique_ptr<article_extractor, free_extractor> extractor(article_extractor_new(nullptr));
    for (int i = 1; i < argc; i++) {
        const std::string page = read_file(argv[i]);
        const article *a = nullptr;
        const article_status status =
            article_extractor_run(extractor.get(), page.data(), page.size(), nullptr, &a);
        if (status != ARTICLE_OK) {
            std::cerr << argv[i] << ": " << article_status_message(status) << '\n';
            continue;
        }
        const char *title = article_field_text(a, ARTICLE_TITLE, nullptr);
        std::cout << (title ? title : "(no title)") << '\n';
        article_block block = {};
        block.size = sizeof block;
        for (size_t k = 0; article_block_get(a, k, &block) == ARTICLE_OK; k++)
            if (block.kept && block.kind == ARTICLE_BLOCK_HEADING)
                std::cout << "  " << std::string(block.text, block.length) << '\n';
    }
}
