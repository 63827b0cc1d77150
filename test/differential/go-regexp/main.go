// Command go-regexp answers patterns with Go's regexp: a JSON list [pattern, template, texts...] a line on standard
// input, on standard output [error] or [group names, [matches, text after replacement]...]. Strings hold a byte a letter.
package main

import (
	"bufio"
	"encoding/json"
	"os"
	"regexp"
)

func bytesOf(s string) string {
	out := make([]byte, 0, len(s))
	for _, r := range s {
		out = append(out, byte(r))
	}
	return string(out)
}

func lettersOf(s string) string {
	out := make([]rune, len(s))
	for i := range len(s) {
		out[i] = rune(s[i])
	}
	return string(out)
}

func answer(line []string) []any {
	re, err := regexp.Compile(bytesOf(line[0]))
	if err != nil {
		return []any{lettersOf(err.Error())}
	}
	names := []string{}
	for _, name := range re.SubexpNames() {
		names = append(names, lettersOf(name))
	}
	out := []any{names}
	for _, text := range line[2:] {
		subject := bytesOf(text)
		matches := re.FindAllStringSubmatchIndex(subject, -1)
		if matches == nil {
			matches = [][]int{}
		}
		out = append(out, []any{matches, lettersOf(re.ReplaceAllString(subject, bytesOf(line[1])))})
	}
	return out
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<26)
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	for in.Scan() {
		var line []string
		if err := json.Unmarshal(in.Bytes(), &line); err != nil {
			panic(err)
		}
		if err := out.Encode(answer(line)); err != nil {
			panic(err)
		}
	}
}
