//go:build unix

// Command compare runs whole programs by turns on the same folders and prints what each
// takes as a table in Markdown: CPU time, wall time and the most memory, and the CPU time
// as a multiple of the first program's.
//
// usage: compare ROUNDS FOLDER=NUMBER [FOLDER=NUMBER] -- NAME=COMMAND [NAME=COMMAND]
//
// A command is split at blanks; the folder is its last argument. The least of all rounds
// counts, since whatever else the machine does can only add to it. Programs that are not
// to be run on more than a number of documents say so: NAME<NUMBER=COMMAND.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

func main() {
	if err := compare(os.Stdout, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "compare:", err)
		os.Exit(2)
	}
}

// A folder holds so many documents.
type folder struct {
	path   string
	number int
}

// A program is run on folders of at most so many documents.
type program struct {
	name string
	most int
	args []string
}

// A cost is what one run takes.
type cost struct {
	cpu, wall time.Duration
	memory    int64 // bytes
}

func compare(out io.Writer, args []string) error {
	at := slices.Index(args, "--")
	if at < 2 || at == len(args)-1 {
		return errors.New("usage: compare ROUNDS FOLDER=NUMBER [FOLDER=NUMBER] -- NAME=COMMAND [NAME=COMMAND]")
	}
	rounds, err := strconv.Atoi(args[0])
	if err != nil {
		return err
	}
	var folders []folder
	for _, arg := range args[1:at] {
		path, number, _ := strings.Cut(arg, "=")
		n, err := strconv.Atoi(number)
		if err != nil {
			return fmt.Errorf("%s: %w", arg, err)
		}
		folders = append(folders, folder{path, n})
	}
	var programs []program
	for _, arg := range args[at+1:] {
		p, err := parseProgram(arg)
		if err != nil {
			return err
		}
		programs = append(programs, p)
	}
	fmt.Fprintln(out, "| documents | program | CPU s | wall s | memory MiB | CPU, as a multiple |")
	fmt.Fprintln(out, "|----------:|---------|------:|-------:|-----------:|-------------------:|")
	for _, f := range folders {
		if err := row(out, f, programs, rounds); err != nil {
			return err
		}
	}
	return nil
}

func parseProgram(arg string) (program, error) {
	name, command, ok := strings.Cut(arg, "=")
	p := program{name: name, args: strings.Fields(command)}
	if !ok || len(p.args) == 0 {
		return p, fmt.Errorf("%s: a command must follow the equals sign", arg)
	}
	if short, most, limited := strings.Cut(name, "<"); limited {
		n, err := strconv.Atoi(most)
		if err != nil {
			return p, fmt.Errorf("%s: %w", arg, err)
		}
		p.name, p.most = short, n
	}
	return p, nil
}

// row prints what all programs take on one folder.
func row(out io.Writer, f folder, programs []program, rounds int) error {
	least := make([]cost, len(programs))
	for round := range rounds {
		for i, p := range programs {
			if p.most > 0 && f.number > p.most {
				continue
			}
			c, err := run(p, f.path)
			if err != nil {
				return err
			}
			if round == 0 {
				least[i] = c
				continue
			}
			least[i] = cost{min(least[i].cpu, c.cpu), min(least[i].wall, c.wall), min(least[i].memory, c.memory)}
		}
	}
	for i, c := range least {
		if c.wall == 0 {
			continue
		}
		fmt.Fprintf(out, "| %d | %s | %.3f | %.3f | %.0f | %.2f |\n", f.number, programs[i].name, c.cpu.Seconds(), c.wall.Seconds(),
			float64(c.memory)/(1<<20), c.cpu.Seconds()/max(least[0].cpu.Seconds(), 1e-6))
	}
	return nil
}

// run runs a program once. What it finds in the documents is no error, so any exit status
// up to two is taken.
func run(p program, folder string) (cost, error) {
	cmd := exec.Command(p.args[0], append(slices.Clone(p.args[1:]), folder)...)
	var messages strings.Builder
	cmd.Stderr = &messages
	began := time.Now() //nolint:forbidigo // to measure is what this program is for
	err := cmd.Run()
	wall := time.Since(began)
	if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() < 0 || cmd.ProcessState.ExitCode() > 2 {
		return cost{}, fmt.Errorf("%s: %w: %s", p.name, err, messages.String())
	}
	usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	memory := usage.Maxrss
	if runtime.GOOS != "darwin" {
		memory <<= 10 // in KiB but there
	}
	return cost{cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), wall, memory}, nil
}
